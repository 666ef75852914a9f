/// Benchmarks that can be run by command on any machine; what they said on ours is in
/// `docs/measurements`. Begin with [MatchingBenchmark]. Nothing here decides anything.
@NullMarked
package org.recourse.benchmarks;

import org.jspecify.annotations.NullMarked;
