package org.signalbox.dra.freediameter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.signalbox.dra.CandidatePeer;
import org.signalbox.dra.RouteRequest;

/** Requests and peers of the test network. */
final class RoutingFixture {

  static final String REALM = "mnc001.mcc001.3gppnetwork.org";
  static final long S6A = 16_777_251;

  private RoutingFixture() {}

  record Peer(String identity, String realm, Set<Long> applications, int pending)
      implements CandidatePeer {

    @Override
    public boolean supports(long applicationId) {
      return applications.contains(applicationId);
    }
  }

  static Peer peer(String identity) {
    return new Peer(identity, REALM, Set.of(S6A), 0);
  }

  static List<Peer> peers(String... identities) {
    return Arrays.stream(identities).map(RoutingFixture::peer).toList();
  }

  record Request(
      long applicationId,
      Map<RouteField, String> fields,
      Map<List<String>, List<String>> paths,
      Set<String> passed)
      implements RouteRequest {

    @Override
    public Optional<String> first(RouteField field) {
      return Optional.ofNullable(fields.get(field));
    }

    @Override
    public List<String> values(List<String> avpPath) {
      return paths.getOrDefault(avpPath, List.of());
    }

    @Override
    public boolean hasPassed(String identity) {
      return passed.contains(identity);
    }

    Request with(RouteField field, String value) {
      Map<RouteField, String> more = new EnumMap<>(RouteField.class);
      more.putAll(fields);
      more.put(field, value);
      return new Request(applicationId, more, paths, passed);
    }

    Request with(List<String> path, String value) {
      Map<List<String>, List<String>> more = new HashMap<>(paths);
      more.put(path, List.of(value));
      return new Request(applicationId, fields, more, passed);
    }

    Request passedBy(String identity) {
      Set<String> more = new HashSet<>(passed);
      more.add(identity);
      return new Request(applicationId, fields, paths, more);
    }
  }

  /** An S6a request from the MME to the realm, as in the posts. */
  static Request request() {
    return new Request(S6A, Map.of(), Map.of(), Set.of("mme01.mnc001.mcc001.3gppnetwork.org"))
        .with(RouteField.DESTINATION_REALM, REALM)
        .with(RouteField.USER_NAME, "001010000000001");
  }

  static RoutingExtensions rules(String text) {
    RtDefaultParser.Result parsed = RtDefaultParser.parse("rt_default.conf", text);
    if (!parsed.problems().isEmpty()) {
      throw new AssertionError(parsed.problems().toString());
    }
    return new RoutingExtensions(
        parsed.rules(),
        List.of(),
        false,
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How often each peer comes first in a number of decisions. */
  static Map<String, Integer> firsts(
      ScoreRouter router, Request request, List<Peer> open, int decisions) {
    Random random = new Random(42);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < decisions; i++) {
      List<ScoreRouter.Ranked> ranked = router.rank(request, open, random);
      String first = ranked.isEmpty() ? "3002" : ranked.getFirst().peer().identity();
      counts.merge(first, 1, Integer::sum);
    }
    return counts;
  }
}
