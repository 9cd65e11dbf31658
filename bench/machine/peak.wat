;; The most multiplications and additions that one core does with 128-bit vectors: six sums of the terms of geometric
;; sequences, p = p * ratio and sum = sum + p. Every chain waits for its own last step only; six multiplications and six
;; additions at once hide the latency of both, and all thirteen values fit into the sixteen registers.
(module
  (func (export "run") (param $steps i32) (result f32)
    (local $ratio v128)
    (local $p0 v128) (local $p1 v128) (local $p2 v128) (local $p3 v128) (local $p4 v128) (local $p5 v128)
    (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128) (local $sum4 v128) (local $sum5 v128)
    ;; With ratio 1 no number gets so small that processors slow down.
    (local.set $ratio (f32x4.splat (f32.const 1)))
    (local.set $p0 (local.get $ratio))
    (local.set $p1 (local.get $ratio))
    (local.set $p2 (local.get $ratio))
    (local.set $p3 (local.get $ratio))
    (local.set $p4 (local.get $ratio))
    (local.set $p5 (local.get $ratio))
    (loop $next
      (local.set $p0 (f32x4.mul (local.get $p0) (local.get $ratio)))
      (local.set $sum0 (f32x4.add (local.get $sum0) (local.get $p0)))
      (local.set $p1 (f32x4.mul (local.get $p1) (local.get $ratio)))
      (local.set $sum1 (f32x4.add (local.get $sum1) (local.get $p1)))
      (local.set $p2 (f32x4.mul (local.get $p2) (local.get $ratio)))
      (local.set $sum2 (f32x4.add (local.get $sum2) (local.get $p2)))
      (local.set $p3 (f32x4.mul (local.get $p3) (local.get $ratio)))
      (local.set $sum3 (f32x4.add (local.get $sum3) (local.get $p3)))
      (local.set $p4 (f32x4.mul (local.get $p4) (local.get $ratio)))
      (local.set $sum4 (f32x4.add (local.get $sum4) (local.get $p4)))
      (local.set $p5 (f32x4.mul (local.get $p5) (local.get $ratio)))
      (local.set $sum5 (f32x4.add (local.get $sum5) (local.get $p5)))
      (br_if $next (local.tee $steps (i32.sub (local.get $steps) (i32.const 1)))))
    ;; All sums are used, or the compiler would leave their chains out.
    (f32x4.extract_lane 0
      (f32x4.add
        (f32x4.add (f32x4.add (local.get $sum0) (local.get $sum1)) (f32x4.add (local.get $sum2) (local.get $sum3)))
        (f32x4.add (local.get $sum4) (local.get $sum5))))))
