/// How banks are stored and searched. Begin with `MihBlock`, the immutable index of many
/// fingerprints, and `Journal`, which makes an addition durable. Not exported.
@NullMarked
package org.recourse.match.internal;

import org.jspecify.annotations.NullMarked;
