/// A witness that others run: it sees that a log only grows. A reader begins at `WitnessCommand`.
@NullMarked
package org.recourse.cli.witness;

import org.jspecify.annotations.NullMarked;
