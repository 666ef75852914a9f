/// A running hub, measured from outside over HTTP: how fast it is, how fresh, what it does when
/// more is asked of it than it can answer, and whether its memory stays.
@NullMarked
package org.recourse.benchmarks.hub;

import org.jspecify.annotations.NullMarked;
