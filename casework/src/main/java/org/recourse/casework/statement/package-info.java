/// What the one whose content was restricted is told, and what is reported of it in public.
///
/// Begin with [StatementOfReasons][org.recourse.casework.statement.StatementOfReasons]. It has
/// no place for the name of anyone who notified, so that none can be put there by mistake.
/// Nothing here sends anything.
@NullMarked
package org.recourse.casework.statement;

import org.jspecify.annotations.NullMarked;
