package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.yaml.RouteFileFixture.open;
import static org.signalbox.dra.yaml.RouteFileFixture.sentBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.yaml.RouteFileFixture.Request;

/**
 * The index decides as trying one route after the other does, over random routes and requests. The
 * explanation tries one after the other, so it is the oracle; each route refuses with its number.
 */
class RouteIndexPropertyTest {

  private static final int ROUNDS = 200;
  private static final int REQUESTS = 30;
  private static final int FIRST_CODE = 5100;
  private static final List<String> CONDITIONS =
      List.of(
          "application: S6a",
          "application: [Gx, Gy]",
          "command: ULR",
          "command: [272, 318]",
          "from: mme01",
          "from: [mme02, 'role:hss']",
          "from: hss01",
          "origin-host: mme01",
          "origin-host: '/^mme0[13]/'",
          "origin-realm: b.example",
          "destination-host: [hss01, hss02]",
          "destination-realm: a.example",
          "destination-realm: '/^[bc]\\.example$/'",
          "imsi: '00101'",
          "imsi: ['0010', 00102-00103]",
          "imsi: ['=001010000000001', 90170]",
          "imsi: 'table:t'",
          "msisdn: 614",
          "avp: {Session-Id: s1}",
          "avp: {Session-Id: [s2, s3]}",
          "avp: {Session-Id: '/^s[12]$/'}");

  private static String someRoutes(Random random, int count) {
    StringBuilder routes =
        new StringBuilder("tables: {t: {of: imsi, entries: {'00101': hss01, '9017': hss02}}}\n");
    routes.append("routes:\n");
    for (int i = 0; i < count; i++) {
      List<String> conditions = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        String next = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        String key = next.substring(0, next.indexOf(':'));
        if (conditions.stream().noneMatch(known -> known.startsWith(key))) {
          conditions.add(next);
        }
      }
      // Few routes take everything, or those behind them would never be tried.
      if (conditions.isEmpty() && random.nextInt(20) > 0) {
        conditions.add("imsi: '=%015d'".formatted(i));
      }
      routes
          .append("  - {when: {")
          .append(String.join(", ", conditions))
          .append("}, then: {refuse: {code: ")
          .append(FIRST_CODE + i)
          .append("}}}\n");
    }
    return routes.toString();
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static DiameterMessage someRequest(Random random) {
    Request request =
        random.nextBoolean()
            ? new Request(RouteFileFixture.S6A, random.nextBoolean() ? 316 : 318)
            : new Request(RouteFileFixture.GY, 272);
    request.text(BaseAvp.DESTINATION_REALM, one(random, "a.example", "B.example", "d.example"));
    if (random.nextBoolean()) {
      request.text(BaseAvp.DESTINATION_HOST, one(random, "hss01", "HSS02", "hss03"));
    }
    if (random.nextInt(4) > 0) {
      request.text(
          BaseAvp.USER_NAME,
          one(random, "001010000000001", "001020000000001", "901700000000001", "alice"));
    }
    DiameterMessage plain = request.build();
    return random.nextBoolean()
        ? plain
        : plain
            .edit()
            .set(RouteFileFixture.text(BaseAvp.SESSION_ID, one(random, "s1", "s2", "s3")))
            .set(RouteFileFixture.text(BaseAvp.ORIGIN_HOST, one(random, "mme02", "mme03")))
            .set(RouteFileFixture.text(BaseAvp.ORIGIN_REALM, one(random, "b.example", "c.example")))
            .build();
  }

  @Test
  void shouldDecideAsTryingEachRouteDoes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      // Given
      Random random = new Random(seed);
      String routes = someRoutes(random, 1 + random.nextInt(200));
      ExplainingRouter router = RouteFileFixture.router(routes);
      for (int i = 0; i < REQUESTS; i++) {
        RoutingRequest request =
            sentBy(
                one(random, "mme01", "mme02", "hss01", "hub"),
                someRequest(random),
                open("hss01", "hss02"));

        // When
        RouteDecision decision = router.route(request);

        // Then
        assertThat(code(decision))
            .as("seed %d, request %d\n%s", seed, i, routes)
            .isEqualTo(code(router.explain(request)));
      }
    }
  }

  private static int code(RouteDecision decision) {
    return decision instanceof RouteDecision.Refuse refuse ? refuse.fault().resultCode() : 0;
  }

  private static int code(RouteExplanation explanation) {
    return explanation.outcome() instanceof Outcome.Refused refused ? refused.resultCode() : 0;
  }

  @Test
  void shouldFindTheOneRouteOfAThousandThatARequestMeets() {
    // Given
    String routes =
        "routes:\n"
            + IntStream.range(0, 1_000)
                .mapToObj(i ->
                    "  - {when: {application: S6a, imsi: '00101%06d'}, then: {refuse: {code: %d}}}"
                        .formatted(i, FIRST_CODE + i))
                .collect(Collectors.joining("\n"));
    ExplainingRouter router = RouteFileFixture.router(routes);

    // When
    RouteDecision decision =
        router.route(sentBy("mme01", RouteFileFixture.attach("001010009870001"), open("hss01")));

    // Then
    assertThat(code(decision)).isEqualTo(FIRST_CODE + 987);
  }
}
