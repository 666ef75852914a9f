/// What somebody tells a platform: who they are, what they say, where the items are.
@NullMarked
package org.recourse.casework.notice;

import org.jspecify.annotations.NullMarked;
