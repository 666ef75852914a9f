/// Pictures that we drew. Begin with [Drawing].
@NullMarked
package org.recourse.testkit;

import org.jspecify.annotations.NullMarked;
