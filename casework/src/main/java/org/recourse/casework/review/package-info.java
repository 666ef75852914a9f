/// What a platform's people find and decide of a notice, and what may be looked at for that.
///
/// A match is a fact about bits and opens a review; a [Decision] is a person's. Nothing here
/// shows a picture.
@NullMarked
package org.recourse.casework.review;

import org.jspecify.annotations.NullMarked;
