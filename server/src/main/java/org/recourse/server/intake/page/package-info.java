/// The requester's pages themselves: what comes in by a form, and what the templates in
/// `templates/intake` show.
///
/// Begin with [StepController], where a case is opened, and [CaseController], where she comes
/// back. Nothing of a person is in an address or a cookie: all of it is in the bodies of forms.
@NullMarked
package org.recourse.server.intake.page;

import org.jspecify.annotations.NullMarked;
