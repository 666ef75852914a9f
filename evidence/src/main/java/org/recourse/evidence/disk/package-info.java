/// Files that must outlast a crash, through one small port, so that tests can fail it.
@NullMarked
package org.recourse.evidence.disk;

import org.jspecify.annotations.NullMarked;
