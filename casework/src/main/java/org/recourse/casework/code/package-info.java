/// The case code: eight words by which a requester comes back to her case, and the key that is
/// made of them.
///
/// Begin with [CaseCode]. The same is done in the browser by `case-code.js`; both follow
/// `docs/formats/case-code-v1.md` and read the same word lists. Nothing here keeps or logs words or
/// keys.
@NullMarked
package org.recourse.casework.code;

import org.jspecify.annotations.NullMarked;
