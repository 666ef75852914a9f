/// The pages on which notices are decided: the queue by time left, one notice with its items and
/// all copies, appeals, second opinions, and who looked at what.
@NullMarked
package org.recourse.server.console.review;

import org.jspecify.annotations.NullMarked;
