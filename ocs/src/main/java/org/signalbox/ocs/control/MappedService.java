package org.signalbox.ocs.control;

import java.util.Optional;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.UnitKind;

/** What a service of a request is about. */
public sealed interface MappedService {

  /**
   * It is charged.
   *
   * @param service its name within the session, the same in every request: {@code rg:100}, {@code
   *     rg:100/si:1000}, or {@code -} for neither
   * @param event what happens, and to whom
   * @param kind what it is counted in; the event's type of record counts the same
   * @param policy how it is granted
   */
  record Charged(String service, ChargingEvent event, UnitKind kind, GrantPolicy policy)
      implements MappedService {}

  /**
   * It is not served.
   *
   * @param resultCode what the client is told, such as 4010 for what the operator bars, 4011 for
   *     what needs no credit control, 5031 for what no rule knows
   * @param reason for whoever asks why
   * @param otherwise what it is charged as where its session has it already: what was used is
   *     charged, and what began for nothing goes on; empty where it cannot have begun
   */
  record Refused(int resultCode, String reason, Optional<Charged> otherwise)
      implements MappedService {

    /** Of a service that cannot have begun. */
    public static Refused of(int resultCode, String reason) {
      return new Refused(resultCode, reason, Optional.empty());
    }
  }
}
