package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.rating.TypeOfRecord;

/** What is remembered of sessions. */
class ClientSessionsTest {

  private static final DiameterIdentity CLIENT = DiameterIdentity.of("client.visited");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static ClientSession session(String id) {
    return new ClientSession(id, CLIENT, "visited", CLIENT, List.of());
  }

  private static ClientSession.Service service(String name, long group) {
    return new ClientSession.Service(
        name,
        group,
        TypeOfRecord.DATA,
        Optional.of(ReportTime.of(NOON, Optional.empty())),
        0,
        0,
        Optional.empty());
  }

  @Test
  void shouldForgetTheSessionThatBeganFirstWhenThereAreTooMany() {
    // Given
    ClientSessions sessions = new ClientSessions(160);

    // When
    for (int i = 0; i < 10_000; i++) {
      String id = "client.visited;" + i;
      sessions.change(id, () -> session(id), known -> known);
    }

    // Then
    assertThat(sessions.size()).isEqualTo(160);
    assertThat(sessions.find("client.visited;9999")).isPresent();
    assertThat(sessions.find("client.visited;0")).isEmpty();
  }

  @Test
  void shouldAddServicesAndKeepTheirOrder() {
    // Given
    ClientSession one = session("s").with(List.of(service("rg:1", 1)));

    // When
    ClientSession two = one.with(List.of(service("rg:2", 2))).with(List.of(service("rg:1", 1)));

    // Then
    assertThat(two.services())
        .extracting(ClientSession.Service::name)
        .containsExactly("rg:1", "rg:2");
  }

  @Test
  void shouldNotGuessBetweenTwoServicesOfARatingGroup() {
    // When
    ClientSession session =
        session("s").with(List.of(service("rg:1/si:1", 1), service("rg:1/si:2", 1)));

    // Then
    assertThat(session.onlyOf(1, Optional.empty())).isEmpty();
    assertThat(session.service("rg:1/si:2")).isPresent();
  }

  @Test
  void shouldNotTakeWhatIsCountedOtherwiseForTheOnlyServiceOfARatingGroup() {
    // When
    ClientSession session = session("s").with(List.of(service("rg:1/si:1", 1)));

    // Then
    assertThat(session.onlyOf(1, Optional.of(TypeOfRecord.VOICE))).isEmpty();
    assertThat(session.onlyOf(1, Optional.of(TypeOfRecord.DATA))).isPresent();
  }

  @Test
  void shouldRememberNoMoreServicesThanItsBound() {
    // Given
    ClientSession session = session("s");

    // When
    for (int i = 0; i < 1_000; i++) {
      session = session.with(List.of(service("rg:" + i, i)));
    }

    // Then
    assertThat(session.services()).hasSize(ClientSession.SERVICES_MAX);
  }
}
