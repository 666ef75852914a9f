/// The child's side: locks itself in, then decodes one file after another until told to stop. Only
/// [WorkerMain] is started, and only as a process of its own.
@NullMarked
package org.recourse.media.internal.worker;

import org.jspecify.annotations.NullMarked;
