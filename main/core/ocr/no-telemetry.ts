/**
 * onnxruntime sends telemetry since 1.29 unless this is set before it is loaded (its Privacy.md). Nothing of the desk leaves it, so the
 * main thread sets it: a worker's `process.env` is a copy that native code doesn't see.
 */
process.env.ORT_DISABLE_TELEMETRY = '1'
