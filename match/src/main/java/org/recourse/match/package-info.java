/// Finds which entries of a bank are near a fingerprint: every one within the radius, and no other.
@NullMarked
package org.recourse.match;

import org.jspecify.annotations.NullMarked;
