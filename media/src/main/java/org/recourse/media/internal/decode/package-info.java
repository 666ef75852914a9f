/// Decoders of untrusted bytes. Runs in the jailed child only.
@NullMarked
package org.recourse.media.internal.decode;

import org.jspecify.annotations.NullMarked;
