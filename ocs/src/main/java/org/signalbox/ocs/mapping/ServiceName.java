package org.signalbox.ocs.mapping;

import java.util.List;
import org.signalbox.charging.session.ServiceRequest;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.SharedTexts;

/** Names services within their session, the same in every request. All methods are pure. */
final class ServiceName {

  private static final int IDENTIFIERS_WRITTEN_MAX = 8;

  private ServiceName() {}

  /**
   * The name of a service.
   *
   * @param suffix of the unit, where it is not the one that the service usually has
   */
  static String of(MultipleServices service, String suffix) {
    String group =
        service.ratingGroup().isPresent() ? "rg:" + service.ratingGroup().getAsLong() : "";
    String identifiers = identifiers(service.serviceIdentifiers());
    String both =
        group.isEmpty() || identifiers.isEmpty() ? group + identifiers : group + "/" + identifiers;
    return SharedTexts.of((both.isEmpty() ? ServiceRequest.ONLY : both) + suffix);
  }

  private static String identifiers(List<Long> identifiers) {
    if (identifiers.isEmpty()) {
      return "";
    }
    if (identifiers.size() == 1) {
      return "si:" + identifiers.getFirst();
    }
    List<Long> sorted = identifiers.stream().sorted().toList();
    return sorted.size() > IDENTIFIERS_WRITTEN_MAX
        ? "si:" + sorted.size() + "#" + Integer.toHexString(sorted.hashCode())
        : "si:" + String.join("+", sorted.stream().map(String::valueOf).toList());
  }
}
