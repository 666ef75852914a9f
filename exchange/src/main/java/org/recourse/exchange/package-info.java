/// Hash exchange with other organisations, in and out.
///
/// Out: [Publication] says what of a tenant's shared banks goes out, in the order of its changes;
/// `stopncii` and `feed` say it in StopNCII's words and in our own. In: [Exchanges] keeps from
/// whom is fetched, `fetch` does it. Nothing here knows what a case is.
@NullMarked
package org.recourse.exchange;

import org.jspecify.annotations.NullMarked;
