package org.signalbox.bench.dra;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/** A relay that takes every peer and routes by realm. Arguments: event loops. */
public final class RelayUnderTest {

  private RelayUnderTest() {}

  /** Runs until it is ended; prints its port. */
  public static void main(String[] arguments) throws InterruptedException {
    int loops = Integer.parseInt(arguments[0]);
    NodeConfig config =
        NodeConfig.of(BenchMessages.RELAY, BenchMessages.RELAY_REALM)
            .withListener(
                ListenerConfig.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
            .withAdvertised(AdvertisedApplication.relay())
            .withLimits(NodeLimits.defaults().withEventLoops(loops));
    NodeHooks hooks =
        NodeHooks.defaults()
            .withAdmission(hello -> Optional.of(PeerConfig.accepting(hello.identity().text())));
    DiameterNode node = DiameterNode.start(config, hooks);
    System.out.println("relay ready " + node.addresses().getFirst().getPort());
    new CountDownLatch(1).await();
  }
}
