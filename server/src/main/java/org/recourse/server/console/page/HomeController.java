package org.recourse.server.console.page;

import org.recourse.casework.staff.StaffAct;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.faces.Face;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The first page: where one can go.
@Controller
@RequestMapping(Face.IN_CONSOLE)
class HomeController {

  @GetMapping("/")
  @RequiresAct(StaffAct.OWN_ACCOUNT)
  String home() {
    return "console/home";
  }
}
