package org.recourse.server.partner;

import java.util.function.Supplier;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

/// Says in a problem why a review's act is not possible.
final class Reviews {

  private Reviews() {}

  static <T> T possible(Supplier<T> act) {
    try {
      return ProblemException.valid(act);
    } catch (ReviewDesk.NotPossibleException e) {
      throw problem(e.why());
    }
  }

  private static ProblemException problem(ReviewDesk.Why why) {
    return switch (why) {
      case NOT_THERE -> ProblemException.notFound("item that is to be decided");
      case NOT_OPEN_TO_APPEAL ->
        new ProblemException(
            ProblemCode.CHANGED_MEANWHILE, "this cannot be contested, or not any more");
      case RESTRICTED ->
        new ProblemException(
            ProblemCode.NOT_ALLOWED, "the person shown may have been under 18: nothing is taken");
      case CLAIMED_BY_ANOTHER,
          DECIDED_BEFORE,
          NOT_LOCATED,
          GROUND_WITHOUT_BASIS,
          NEEDS_ANOTHER_PERSON -> new ProblemException(ProblemCode.CHANGED_MEANWHILE, why.name());
    };
  }
}
