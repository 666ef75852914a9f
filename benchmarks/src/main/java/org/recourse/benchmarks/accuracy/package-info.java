/// Measures which changed copies of photographs are found, and which strangers are taken
/// for one.
///
/// Begin with [AccuracyBenchmark]. What it measured is in docs/measurements/accuracy.md.
@NullMarked
package org.recourse.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
