package org.signalbox.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.AgentNetwork.await;
import static org.signalbox.dra.AgentNetwork.origin;
import static org.signalbox.dra.AgentNetwork.request;
import static org.signalbox.dra.AgentNetwork.resultCode;
import static org.signalbox.dra.AgentNetwork.to;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterClient;

/**
 * {@code rt_redirect} from end to end: hss01, which a rule prefers, redirects to hss02, and the
 * agent follows for as long and for those requests that the redirect says (RFC 6733 §6.13, §6.14).
 */
class RedirectFollowingTest {

  private static final int NO_CACHE_TIME = -1;

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-11-22T05:00:00Z");
  private final List<AgentNetwork> networks = new ArrayList<>();

  /** An agent with its client, and how often hss01 was asked. */
  private record Scene(
      AgentNetwork network, RoutingAgent agent, DiameterClient mme, AtomicInteger redirecting) {

    DiameterMessage ask(DiameterMessage request) {
      return await(mme.send(request));
    }
  }

  @AfterEach
  void stop() {
    networks.forEach(AgentNetwork::close);
  }

  private Scene start(String redirectTo, int usage, int cacheSeconds) {
    return start(redirect(redirectTo, usage, cacheSeconds), "hss01");
  }

  /** An agent that prefers a server, with hss01, which redirects, and hss02, which answers. */
  private Scene start(UnaryOperator<DiameterMessage> redirect, String preferred) {
    AgentNetwork network = new AgentNetwork(folder, () -> now);
    networks.add(network);
    network.write("rules.conf", "* : \"" + preferred + ".lab.example\" += 5 ;");
    RoutingAgent agent =
        network.agent(
            "dra",
            "LoadExtension = \"rt_default.fdx\" : \"rules.conf\";\n"
                + "LoadExtension = \"rt_redirect.fdx\";");
    AtomicInteger redirecting = network.server(agent, "hss01", redirect);
    network.server(agent, "hss02", AgentNetwork.success("hss02"));
    return new Scene(network, agent, network.client(agent, "mme"), redirecting);
  }

  private static UnaryOperator<DiameterMessage> redirect(String host, int usage, int cache) {
    return request -> {
      MessageBuilder answer = request.answer().result(ResultCode.REDIRECT_INDICATION);
      answer.origin(Origin.of("hss01.lab.example", AgentNetwork.REALM));
      answer.text(BaseAvp.REDIRECT_HOST, "aaa://" + host + ".lab.example:3868;transport=tcp");
      answer.integer32(BaseAvp.REDIRECT_HOST_USAGE, usage);
      if (cache != NO_CACHE_TIME) {
        answer.integer32(BaseAvp.REDIRECT_MAX_CACHE_TIME, cache);
      }
      return answer.build();
    };
  }

  @Test
  void shouldFollowARedirectToAPeerThatIsOpen() {
    // Given
    Scene scene = start("hss02", 0, NO_CACHE_TIME);

    // When
    DiameterMessage answer = scene.ask(request("1").build());

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(origin(answer)).isEqualTo("hss02.lab.example");
    assertThat(scene.redirecting()).hasValue(1);
  }

  @Test
  void shouldPassOnARedirectToAPeerThatIsNotOpen() {
    // Given
    Scene scene = start("hss99", 2, 60);

    // When
    DiameterMessage answer = scene.ask(request("1").build());

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.REDIRECT_INDICATION);
    assertThat(answer.isError()).isTrue();
  }

  @Test
  void shouldNotFollowARedirectBackToWhoSentIt() {
    // Given
    Scene scene = start("hss01", 0, NO_CACHE_TIME);

    // When
    DiameterMessage answer = scene.ask(request("1").build());

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.REDIRECT_INDICATION);
    assertThat(scene.redirecting()).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    // usage, remembered for the same request, for another user's
    "DONT_CACHE, 0, false, false",
    "ALL_SESSION, 1, true, false",
    "ALL_REALM, 2, true, true",
    "REALM_AND_APPLICATION, 3, true, true",
    "ALL_APPLICATION, 4, true, true",
    "ALL_USER, 6, true, false"
  })
  void shouldRememberARedirectForTheRequestsItNames(
      String name, int usage, boolean same, boolean ofAnotherUser) {
    // Given
    Scene scene = start("hss02", usage, 60);
    scene.ask(request("1").build());

    // When
    scene.ask(request("1").build());
    int afterTheSame = scene.redirecting().get();
    scene.ask(request("2").build());
    int afterAnother = scene.redirecting().get();

    // Then
    assertThat(afterTheSame).as(name).isEqualTo(same ? 1 : 2);
    assertThat(afterAnother - afterTheSame).as(name).isEqualTo(ofAnotherUser ? 0 : 1);
  }

  @Test
  void shouldRememberARedirectForItsHost() {
    // Given: -2 + 100 - 60 for the Destination-Host against -2 + 15 + 25 + 5
    Scene scene = start(redirect("hss02", 5, 60), "hss02");
    scene.ask(to("hss01", request("1").build()));

    // When
    DiameterMessage again = scene.ask(to("hss01", request("2").build()));

    // Then
    assertThat(origin(again)).isEqualTo("hss02.lab.example");
    assertThat(scene.redirecting()).hasValue(1);
  }

  @Test
  void shouldAskTheRedirectingServerAgainWhenTheHostItNamedIsGone() {
    // Given
    Scene scene = start("hss02", 2, 60);
    scene.ask(request("1").build());
    scene.network().stop("hss02");
    AgentNetwork.until(() -> scene.agent().node().peers().find("hss02.lab.example").isEmpty());

    // When
    DiameterMessage answer = scene.ask(request("2").build());

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.REDIRECT_INDICATION);
    assertThat(scene.redirecting()).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"60, 59, 1", "60, 60, 2", "-1, 9, 1", "-1, 10, 2", "0, 0, 2"})
  void shouldForgetARedirectAfterItsTimeOrTenSeconds(int cache, int later, int redirects) {
    // Given
    Scene scene = start("hss02", 2, cache);
    scene.ask(request("1").build());

    // When
    now = now.plus(Duration.ofSeconds(later));
    DiameterMessage answer = scene.ask(request("2").build());

    // Then
    assertThat(origin(answer)).isEqualTo("hss02.lab.example");
    assertThat(scene.redirecting()).hasValue(redirects);
  }
}
