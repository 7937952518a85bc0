package org.signalbox.app.internal.node;

import java.util.Map;
import java.util.stream.Collectors;
import org.signalbox.config.MobileNetwork;
import org.signalbox.config.SbiConfig;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.sbi.nrf.discovery.DiscoveryConfig;
import org.signalbox.sbi.nrf.discovery.HomeNrfConfig;

/** Tells the NRF its networks and the NRFs of others, as the settings have them. */
final class NodeNetworks {

  private NodeNetworks() {}

  static DiscoveryConfig discovery(SbiConfig.NrfNetworks networks) {
    return new DiscoveryConfig(
        DiscoveryConfig.DEFAULT.validity(),
        networks.own().stream().map(NodeNetworks::network).collect(Collectors.toSet()));
  }

  static HomeNrfConfig home(NfInstanceId self, SbiConfig.NrfNetworks networks) {
    return HomeNrfConfig.usual(self)
        .knowing(
            networks.others().entrySet().stream()
                .collect(Collectors.toMap(nrf -> network(nrf.getKey()), Map.Entry::getValue)));
  }

  private static NetworkId network(MobileNetwork network) {
    return new NetworkId(new PlmnId(network.mcc(), network.mnc()), "");
  }
}
