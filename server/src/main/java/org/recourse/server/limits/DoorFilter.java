package org.recourse.server.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.recourse.server.problem.ProblemCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns look-ups away while there is no room for them, before it is asked who calls: when ten
/// times as much is asked as can be answered, saying no must cost next to nothing. Who is let pass
/// here takes his room later, when he is known and all of his call has arrived ([RoomFilter]).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DoorFilter extends OncePerRequestFilter {

  private final Admission admission;
  private final List<LimitedCalls> faces;

  DoorFilter(Admission admission, List<LimitedCalls> faces) {
    this.admission = admission;
    this.faces = faces;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    for (LimitedCalls face : faces) {
      if (face.takesRoom(request) && !admission.hasRoom(request.getContentLengthLong())) {
        refuse(face, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /// Says that there is no room.
  static void refuse(LimitedCalls face, HttpServletResponse response) throws IOException {
    face.refuse(response, ProblemCode.OVERLOADED, Admission.TOO_MUCH, 1);
  }
}
