package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpList;

/**
 * What DIAMETER_RATING_FAILED has to show in Failed-AVP (RFC 8506 §9.2): the service that could not
 * be rated, as the client asked for it. All methods are pure.
 */
public final class RatingCulprit {

  private RatingCulprit() {}

  /**
   * The group of a service; the context of the request where it has no such group.
   *
   * @param service which of the request's, from 0
   */
  public static Optional<Avp> of(CreditControlRequest request, int service) {
    AvpList avps = request.message().avps();
    List<Avp> groups = avps.all(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL);
    return service < groups.size()
        ? Optional.of(groups.get(service))
        : avps.first(CreditControlAvp.SERVICE_CONTEXT_ID);
  }
}
