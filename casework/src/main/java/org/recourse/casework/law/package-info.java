/// The law as data: which regime asks what of a notice, which clocks it starts, and when they end.
@NullMarked
package org.recourse.casework.law;

import org.jspecify.annotations.NullMarked;
