package org.recourse.server.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.staff.StaffMember;
import org.recourse.server.console.access.StaffCaller;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/// What the layout of every page of the console shows: who is signed in (`me`), where he can go
/// (`nav`), how much he looked at (`looks`). Absent for who is not signed in.
@Component
@ControllerAdvice(basePackages = "org.recourse.server.console")
public class PageModel {

  /// The only part that is read from the database.
  static final String LOOKS = "looks";

  private final List<NavEntry> navigation;
  private final Optional<LookCount> looks;

  PageModel(ObjectProvider<NavEntry> navigation, ObjectProvider<LookCount> looks) {
    this.navigation =
        navigation.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
    this.looks = looks.stream().findFirst();
  }

  @ModelAttribute
  void add(HttpServletRequest request, Model model) {
    model.addAllAttributes(of(request));
  }

  /// Returns what the layout shows for a call.
  Map<String, Object> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof StaffCaller caller
        ? ofMember(caller.member())
        : Map.of();
  }

  private Map<String, Object> ofMember(StaffMember member) {
    Map<String, Object> model = new HashMap<>();
    model.put("me", member);
    model.put("nav", navigation.stream().filter(one -> member.may(one.act())).toList());
    looks.ifPresent(count -> model.put(LOOKS, new LooksNow(count, member)));
    return model;
  }

  /// Counted when the page is written, and not before its handler: a look that the page grants is
  /// among those of today.
  private static final class LooksNow extends LazyContextVariable<LookCount.Looks> {

    private final LookCount count;
    private final StaffMember member;

    LooksNow(LookCount count, StaffMember member) {
      this.count = count;
      this.member = member;
    }

    @Override
    protected LookCount.Looks loadValue() {
      return count.of(member);
    }
  }
}
