package org.signalbox.sbi.nrf;

import java.time.Duration;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.sbi.nrf.management.DeliveryPolicy;

/**
 * How the NRF works.
 *
 * @param id its own identity, the same over restarts
 * @param validity the longest time of a subscription before it is extended
 * @param delivery how notifications are sent
 */
public record NrfConfig(NfInstanceId id, Duration validity, DeliveryPolicy delivery) {

  private static final Duration A_DAY = Duration.ofDays(1);

  /** Subscriptions of a day, as Open5GS gives them. */
  public static NrfConfig usual(NfInstanceId id) {
    return new NrfConfig(id, A_DAY, DeliveryPolicy.usual("NRF-" + id));
  }
}
