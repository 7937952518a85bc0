package org.signalbox.dra.freediameter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;

/** Requests and peers of the test network. */
final class RoutingFixture {

  static final String REALM = "mnc001.mcc001.3gppnetwork.org";
  static final int S6A = 16_777_251;
  private static final int UPDATE_LOCATION = 316;
  private static final DiameterIdentity MME =
      DiameterIdentity.of("mme01.mnc001.mcc001.3gppnetwork.org");

  private RoutingFixture() {}

  record Peer(DiameterIdentity identity, String realm, Set<Integer> applications, int pending)
      implements RoutablePeer {

    @Override
    public boolean isRelay() {
      return false;
    }

    @Override
    public boolean isOpen() {
      return true;
    }
  }

  static Peer peer(String identity, String realm, Set<Integer> applications, int pending) {
    return new Peer(DiameterIdentity.of(identity), realm, applications, pending);
  }

  static List<Peer> peers(String... identities) {
    return Arrays.stream(identities).map(name -> peer(name, REALM, Set.of(S6A), 0)).toList();
  }

  /** An update location request from the MME to the realm, as in the posts. */
  static DiameterMessage request() {
    return withUser("001010000000001");
  }

  static DiameterMessage withUser(String user) {
    MessageBuilder builder = bare();
    builder.text(BaseAvp.DESTINATION_REALM, REALM);
    builder.text(BaseAvp.USER_NAME, user);
    return builder.build();
  }

  static DiameterMessage withHost(String host) {
    MessageBuilder builder = bare();
    builder.text(BaseAvp.DESTINATION_HOST, host);
    builder.text(BaseAvp.DESTINATION_REALM, REALM);
    return builder.build();
  }

  static MessageBuilder bare() {
    MessageBuilder builder = DiameterMessage.request(S6A, UPDATE_LOCATION);
    builder.text(BaseAvp.SESSION_ID, "mme01;1;2");
    builder.text(BaseAvp.ORIGIN_HOST, MME.text());
    builder.text(BaseAvp.ORIGIN_REALM, REALM);
    return builder;
  }

  static DiameterMessage with(DiameterMessage request, AvpKey key, String text) {
    return request.append(key, text.getBytes(StandardCharsets.UTF_8));
  }

  static RoutingRequest routing(DiameterMessage message, List<Peer> open) {
    return new RoutingRequest(message, Optional.of(MME), new PeerSnapshot(1, open));
  }

  static RoutingExtensions rules(String text) {
    RtDefaultParser.Result parsed = RtDefaultParser.parse("rt_default.conf", text);
    if (!parsed.problems().isEmpty()) {
      throw new AssertionError(parsed.problems().toString());
    }
    return extensions(parsed.rules(), List.of(), Set.of());
  }

  /** Extensions that are switched on by name. */
  static RoutingExtensions extensions(
      List<ScoreRule> rules, List<PatternRule> patterns, Set<String> switches) {
    return new RoutingExtensions(
        rules,
        patterns,
        switches.contains("rt_redirect"),
        switches.contains("rt_load_balance"),
        switches.contains("rt_randomize"),
        switches.contains("rt_ignore_dh"),
        switches.contains("rt_busypeers")
            ? Optional.of(new RoutingExtensions.BusyPeers(false, false, 0, 0))
            : Optional.empty(),
        switches.contains("rt_deny_by_size") ? Optional.of(200) : Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static FreeDiameterRouter router(RoutingExtensions extensions, InstantSource clock) {
    Random random = new Random(42);
    return new FreeDiameterRouter(extensions, REALM, clock, () -> random);
  }

  static FreeDiameterRouter router(RoutingExtensions extensions) {
    return router(extensions, InstantSource.fixed(Instant.EPOCH));
  }

  /** The identities tried, in order; what it is instead when nothing is sent. */
  static List<String> candidates(RouteDecision decision) {
    return switch (decision) {
      case RouteDecision.Send send ->
          send.candidates().stream().map(peer -> peer.identity().text()).toList();
      case RouteDecision.Refuse refuse -> List.of(Integer.toString(refuse.fault().resultCode()));
      case RouteDecision.Answer answer -> List.of("answer");
      case RouteDecision.Deferred deferred -> List.of("deferred");
    };
  }

  /** How often each peer comes first in a number of decisions. */
  static Map<String, Integer> firsts(
      FreeDiameterRouter router, DiameterMessage message, List<Peer> open, int decisions) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < decisions; i++) {
      counts.merge(candidates(router.route(routing(message, open))).getFirst(), 1, Integer::sum);
    }
    return counts;
  }
}
