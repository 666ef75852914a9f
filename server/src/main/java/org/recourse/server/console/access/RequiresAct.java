package org.recourse.server.console.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.recourse.casework.staff.StaffAct;

/// What somebody must be allowed to do to reach this handler ([Access]). A handler of the console
/// that has neither this nor [WithoutSignIn] is closed to everybody.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresAct {

  /// The act.
  StaffAct value();
}
