package org.signalbox.dra.yaml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.role.LearnedSides;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.route.ExplainingRouter;

/** Routing files, requests and peers of the posts' network. */
final class RouteFileFixture {

  static final int S6A = 16_777_251;
  static final int GY = 4;
  static final int UPDATE_LOCATION = 316;
  static final int CANCEL_LOCATION = 317;
  static final int CREDIT_CONTROL = 272;
  static final String REALM = "epc.mnc001.mcc001.3gppnetwork.org";
  static final String MME = "mme01";

  private static final String HEAD =
      """
      node: {identity: dra01, realm: epc.mnc001.mcc001.3gppnetwork.org}
      peers:
        mme01: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: mme}
        mme02: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: mme}
        hss01: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: hss}
        hss02: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: hss}
        hss03: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: hss}
        hss-mvno-x: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: hss}
        hss-lab: {realm: epc.mnc001.mcc001.3gppnetwork.org, roles: hss}
        hub: {realm: ipx.example}
        dra02: {realm: epc.mnc001.mcc001.3gppnetwork.org, mate: true}
      """;

  private RouteFileFixture() {}

  /** A connected peer. */
  record Peer(DiameterIdentity identity, String realm, Set<Integer> applications, boolean isRelay)
      implements RoutablePeer {

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public int pending() {
      return 0;
    }
  }

  static Peer peer(String name, String realm, Integer... applications) {
    return new Peer(
        DiameterIdentity.of(name), realm, Set.of(applications), applications.length == 0);
  }

  /** Peers of the home realm with S6a and Gy. */
  static List<Peer> open(String... names) {
    return Arrays.stream(names).map(name -> peer(name, REALM, S6A, GY)).toList();
  }

  static List<Peer> and(List<Peer> some, Peer... more) {
    List<Peer> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /** What is wrong with a file. */
  record Read(FileFindings findings, RouteFile file) {

    List<String> problems() {
      return findings.problems().stream().map(Problem::toString).toList();
    }

    List<String> warnings() {
      return findings.warnings().stream().map(Problem::toString).toList();
    }
  }

  static Read read(String text) {
    FileFindings findings = new FileFindings();
    RouteFile file =
        new RouteFileReader("dra.yaml", Path.of("/"), findings)
            .read(text.getBytes(StandardCharsets.UTF_8));
    if (findings.problems().isEmpty()) {
      new RouteFileAudit(file, findings).run();
    }
    return new Read(findings, file);
  }

  /** A file with the peers of the fixture before the text. */
  static Read readWithPeers(String text) {
    return read(HEAD + text);
  }

  /** The router of a file with the peers of the fixture before the text. */
  static ExplainingRouter router(String text) {
    return router(readWithPeers(text));
  }

  /** The same, which follows redirects. */
  static ExplainingRouter following(String text) {
    String head = HEAD.replace("identity: dra01,", "identity: dra01, follow-redirects: true,");
    return router(read(head + text));
  }

  private static ExplainingRouter router(Read read) {
    if (!read.problems().isEmpty()) {
      throw new AssertionError(String.join("\n", read.problems()));
    }
    PeerRoles roles =
        new PeerRoles(
            RoleTable.standard(),
            RouteFileSource.policy(read.file().names()).roles(),
            new LearnedSides(RoleTable.standard()));
    return RouteFileSource.routers(read.file()).create(InstantSource.system(), roles);
  }

  /** An update location request for a subscriber. */
  static DiameterMessage attach(String imsi) {
    return toRealm(REALM).text(1, imsi).build();
  }

  static Request toRealm(String realm) {
    return new Request(S6A, UPDATE_LOCATION).text(BaseAvp.DESTINATION_REALM, realm);
  }

  static Avp text(AvpKey key, String text) {
    return Avp.of(key, Avp.MANDATORY, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A request while it is built. */
  static final class Request {

    private final MessageBuilder builder;

    Request(int application, int command) {
      builder = DiameterMessage.request(application, command);
      builder.text(BaseAvp.SESSION_ID, "mme01;1;2");
      builder.text(BaseAvp.ORIGIN_HOST, MME);
      builder.text(BaseAvp.ORIGIN_REALM, REALM);
    }

    Request text(AvpKey key, String text) {
      builder.text(key, text);
      return this;
    }

    Request text(int code, String text) {
      return text(AvpKey.of(code), text);
    }

    Request number(AvpKey key, long number) {
      builder.integer32(key, number);
      return this;
    }

    DiameterMessage build() {
      return builder.build();
    }
  }

  static RoutingRequest sentBy(String source, DiameterMessage message, List<Peer> open) {
    return new RoutingRequest(
        message, Optional.of(DiameterIdentity.of(source)), new PeerSnapshot(1, open));
  }

  static RoutingRequest fromMme(DiameterMessage message, List<Peer> open) {
    return sentBy(MME, message, open);
  }

  /** The identities tried, in order; the result code when nothing is sent. */
  static List<String> tried(RouteDecision decision) {
    return switch (decision) {
      case RouteDecision.Send send ->
          send.candidates().stream().map(peer -> peer.identity().text()).toList();
      case RouteDecision.Refuse refuse -> List.of(Integer.toString(refuse.fault().resultCode()));
      case RouteDecision.Answer _ -> List.of("answer");
      case RouteDecision.Deferred _ -> List.of("deferred");
    };
  }

  static RouteDecision.Send sent(RouteDecision decision) {
    if (decision instanceof RouteDecision.Send send) {
      return send;
    }
    throw new AssertionError("not sent: " + decision);
  }

  /** How often each peer comes first in a number of decisions. */
  static Map<String, Integer> firsts(
      ExplainingRouter router, RoutingRequest request, int decisions) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < decisions; i++) {
      counts.merge(tried(router.route(request)).getFirst(), 1, Integer::sum);
    }
    return counts;
  }
}
