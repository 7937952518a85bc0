package org.signalbox.sbi.nrf;

import java.time.Duration;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.sbi.nrf.discovery.DiscoveryConfig;
import org.signalbox.sbi.nrf.discovery.HomeNrfConfig;
import org.signalbox.sbi.nrf.management.DeliveryPolicy;

/**
 * How the NRF works.
 *
 * @param id its own identity, the same over restarts
 * @param validity the longest time of a subscription before it is extended
 * @param delivery how notifications are sent
 * @param discovery how discovery answers
 * @param home which NRFs of other networks are asked
 */
public record NrfConfig(
    NfInstanceId id,
    Duration validity,
    DeliveryPolicy delivery,
    DiscoveryConfig discovery,
    HomeNrfConfig home) {

  private static final Duration A_DAY = Duration.ofDays(1);

  /** As usual where nothing is told of discovery. */
  public NrfConfig(NfInstanceId id, Duration validity, DeliveryPolicy delivery) {
    this(id, validity, delivery, DiscoveryConfig.DEFAULT, HomeNrfConfig.usual(id));
  }

  /** Subscriptions of a day, as Open5GS gives them. */
  public static NrfConfig usual(NfInstanceId id) {
    return new NrfConfig(id, A_DAY, DeliveryPolicy.usual("NRF-" + id));
  }
}
