package org.signalbox.dra;

import java.util.List;
import java.util.Optional;
import org.signalbox.dra.freediameter.RouteField;

/** A request, as a routing decision sees it. */
public interface RouteRequest {

  /** 0 for the base protocol. */
  long applicationId();

  /** The first AVP of that kind at the top level; may be the empty text. */
  Optional<String> first(RouteField field);

  /** The values at a path of AVP names, from the top level down. */
  List<String> values(List<String> avpPath);

  /** Whether the identity, in lower case, stands in a Route-Record. */
  boolean hasPassed(String identity);
}
