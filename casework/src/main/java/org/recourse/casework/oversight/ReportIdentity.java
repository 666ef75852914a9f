package org.recourse.casework.oversight;

import java.time.LocalDate;

/// Who reports, as the operator configured it.
///
/// @param provider name of the provider
/// @param service name of the service
/// @param publishedOn day of publication
public record ReportIdentity(String provider, String service, LocalDate publishedOn) {}
