"""Trains scikit-learn's SVC, which is LIBSVM, and prints what it took as a line of JSON.

    python3 svm.py FOLDER C GAMMA [TOLERANCE DECISIONS.npy]

FOLDER holds the images as the bench writes them for its peers. With the last two, the decision values (images, pairs of
digits) of the test images are written as single precision, positive for the first digit of a pair.
"""

import json
import sys
import time

import numpy
import sklearn
from sklearn.svm import SVC

from peer import Data

folder, c, gamma, *rest = sys.argv[1:]
data = Data(folder, numpy.float64)
tolerance = float(rest[0]) if rest else 1e-3
machines = SVC(C=float(c), gamma=float(gamma), tol=tolerance, decision_function_shape="ovo")
processor_started_at = time.process_time()
started_at = time.perf_counter()
machines.fit(data.training_images, data.training_labels)
trained_at = time.perf_counter()
answers = machines.predict(data.test_images)
evaluated_at = time.perf_counter()
processor_seconds = time.process_time() - processor_started_at
if rest:
    numpy.save(rest[1], machines.decision_function(data.test_images).astype(numpy.float32))
print(
    json.dumps(
        {
            "description": f"scikit-learn {sklearn.__version__}",
            "correct": int((answers == data.test_labels).sum()),
            "trainSeconds": trained_at - started_at,
            "evaluateSeconds": evaluated_at - trained_at,
            "processorSeconds": processor_seconds,
            "supportVectors": len(machines.support_),
        }
    )
)
