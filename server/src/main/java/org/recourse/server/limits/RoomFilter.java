package org.recourse.server.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets no more look-ups in than there is room for. A call takes its room when the whole of it has
/// arrived: one that is sent slowly keeps nobody else out.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RoomFilter extends OncePerRequestFilter {

  private final Admission admission;
  private final List<LimitedCalls> faces;

  RoomFilter(Admission admission, List<LimitedCalls> faces) {
    this.admission = admission;
    this.faces = faces;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    LimitedCalls face =
        faces.stream().filter(one -> one.takesRoom(request)).findFirst().orElse(null);
    if (face == null) {
      chain.doFilter(request, response);
    } else if (request.getMethod().equals(HttpMethod.GET.name())) {
      inside(face, 0, request, response, chain);
    } else {
      ReadRequest read = new ReadRequest(request);
      inside(face, read.length(), read, response, chain);
    }
  }

  private void inside(
      LimitedCalls face,
      int bytes,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    int taken = admission.enter(bytes);
    if (taken == 0) {
      DoorFilter.refuse(face, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      admission.leave(taken);
    }
  }
}
