import { multiply, Product } from './product';

const product = changetype<Product>(memory.data(offsetof<Product>()));

/**
 * Sums (rows, sums) = kernel values (rows, support vectors) * coefficients (support vectors, sums); the sums are whole
 * vectors. `rowBytes`: bytes from one row of kernel values to the next.
 */
export function weighSupportVectors(
  kernelValues: usize,
  rows: i32,
  rowBytes: i32,
  supportVectors: i32,
  coefficients: usize,
  vectors: i32,
  sums: usize,
): void {
  product.rows = rows;
  product.depth = supportVectors;
  product.vectors = vectors;
  product.keep = 0;
  product.result = sums;
  product.left = kernelValues;
  product.leftRowBytes = rowBytes;
  product.leftColumnBytes = sizeof<f32>();
  product.right = coefficients;
  multiply(product);
}
