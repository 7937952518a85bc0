package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a request asks and reports of one service (Multiple-Services-Credit-Control, RFC 8506
 * §8.16); also that of a request which carries its units outside of any such group.
 *
 * @param ratingGroup 0 to 4,294,967,295; some clients name none
 * @param serviceIdentifiers of the services inside the rating group; often none
 * @param requested Requested-Service-Unit: empty when no units are asked for, {@link
 *     ServiceUnits#NONE} when the server is to choose
 * @param used reports, at most one for each side of a tariff change where clients keep the rules
 * @param qci QoS-Class-Identifier of the bearer
 * @param reason Reporting-Reason beside the reports; {@link UsedUnits#reason} is the other place
 */
public record MultipleServices(
    OptionalLong ratingGroup,
    List<Long> serviceIdentifiers,
    Optional<ServiceUnits> requested,
    List<UsedUnits> used,
    OptionalInt qci,
    Optional<ReportingReason> reason) {

  /** Most services of one rating group in a request; more are refused. */
  public static final int IDENTIFIERS_MAX = 64;

  /** Most reports of one service in a request; more are refused. */
  public static final int USED_MAX = 16;

  public MultipleServices {
    serviceIdentifiers = List.copyOf(serviceIdentifiers);
    used = List.copyOf(used);
  }

  /** Why usage is reported, wherever the client wrote it; the group's own reason first. */
  public Optional<ReportingReason> anyReason() {
    return reason.or(() -> used.stream().flatMap(report -> report.reason().stream()).findFirst());
  }
}
