package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.ocs.mapping.MappingFile;
import org.signalbox.testsupport.credit.Open5gsSession;

/**
 * How many objects a session keeps while it is open, and afterwards. Tens of thousands are open,
 * and a young collection copies what they keep while calls wait: each object counts.
 */
class OpenSessionObjectsTest extends ChargingScenario {

  /**
   * Of a session of one service, after an update; without the three entries of the tables that find
   * it, and without what the ledger keeps for itself.
   */
  private static final int OPEN_MAX = 22;

  /** The session, its name (two), and what became of its requests. */
  private static final int OVER_MAX = 4;

  private static final String MONEY = "1000";

  private static Open5gsSession session(int serial) {
    return new Open5gsSession(
        Open5gsSession.SAMPLE_NODE,
        "smf.localdomain;1700000000;" + serial + ";app_gy",
        "00101000000000" + serial,
        number(serial),
        "internet");
  }

  private static String number(int serial) {
    return "6140000000" + serial;
  }

  private static DiameterMessage from(byte[] octets) {
    return DiameterMessage.owning(octets)
        .edit()
        .set(identity(BaseAvp.DESTINATION_HOST.code(), OnlineCharging.HOST.text()))
        .set(identity(BaseAvp.DESTINATION_REALM.code(), "home"))
        .build()
        .withEndToEnd(0);
  }

  private static Avp identity(int code, String text) {
    return Avp.of(AvpKey.of(code), Avp.MANDATORY, text.getBytes(StandardCharsets.US_ASCII));
  }

  private OnlineCharging charging() {
    return start(
            new TestTariffs().perGigabyte("data", "1"), MappingFile.standard(TenantRules.STANDARD))
        .topUp(number(1), MONEY)
        .topUp(number(2), MONEY);
  }

  private static void open(OnlineCharging charging, TestClient client, int serial) {
    client.send(from(session(serial).initial(charging.time().instant())));
    charging.time().advance(Duration.ofSeconds(10));
    Open5gsSession.Use use = new Open5gsSession.Use(10, 400_000, 600_000);
    client.send(from(session(serial).update(1, charging.time().instant(), use, 3)));
  }

  private static void end(OnlineCharging charging, TestClient client, int serial) {
    Open5gsSession.Use use = new Open5gsSession.Use(5, 100_000, 400_000);
    client.send(from(session(serial).termination(2, charging.time().instant(), use)));
  }

  @Test
  void shouldKeepFewObjectsOfAnOpenSession() throws IllegalAccessException {
    // Given
    OnlineCharging charging = charging();
    TestClient client = charging.client("smf.localdomain");
    open(charging, client, 1);

    // When
    open(charging, client, 2);

    // Then
    assertThat(ofItsOwn(charging, 2, 1)).isBetween(OVER_MAX + 1, OPEN_MAX);
  }

  @Test
  void shouldKeepNextToNothingOfASessionThatIsOver() throws IllegalAccessException {
    // Given
    OnlineCharging charging = charging();
    TestClient client = charging.client("smf.localdomain");
    open(charging, client, 1);
    open(charging, client, 2);
    end(charging, client, 1);

    // When
    end(charging, client, 2);

    // Then
    assertThat(ofItsOwn(charging, 2, 1)).isBetween(1, OVER_MAX);
  }

  /** How many objects only one session keeps, and not another of the same kind. */
  private static int ofItsOwn(OnlineCharging charging, int serial, int other)
      throws IllegalAccessException {
    Walk shared = new Walk();
    shared.takeSession(charging, other);
    Walk walk = new Walk();
    walk.takeSession(charging, serial);
    walk.seen.removeIf(shared.seen::contains);
    // Each text has an array.
    return walk.seen.stream().mapToInt(own -> own instanceof String ? 2 : 1).sum();
  }

  /** Gathers objects by what they refer to. */
  private static final class Walk {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    void takeSession(OnlineCharging charging, int serial) throws IllegalAccessException {
      String id = session(serial).session();
      Optional<ClientSession> client = charging.application().sessions().find(id);
      if (client.isPresent()) {
        take(client.get());
      }
      Object sessions = field(charging.sessions(), "sessions");
      take(((Map<?, ?>) field(sessions, "byId")).get(id));
    }

    private static Object field(Object of, String name) throws IllegalAccessException {
      for (Field field : of.getClass().getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(of);
        }
      }
      throw new AssertionError("no field " + name + " in " + of.getClass());
    }

    private void take(@Nullable Object found) throws IllegalAccessException {
      if (found == null || isOfAll(found) || !seen.add(found)) {
        return;
      }
      switch (found) {
        case String _ -> {
          // Its array cannot be looked at, and is counted in the end.
        }
        case Optional<?> optional -> take(optional.orElse(null));
        case List<?> list -> {
          for (Object each : list) {
            take(each);
          }
        }
        case Object[] array -> {
          for (Object each : array) {
            take(each);
          }
        }
        default -> fields(found);
      }
    }

    /** Of constants and of what the node has once, whatever it leads to. */
    private static boolean isOfAll(Object found) {
      String type = found.getClass().getName();
      return found instanceof Enum<?>
          || found.equals(Optional.empty())
          || found.equals(List.of())
          || type.startsWith("org.signalbox.rating.")
          || type.startsWith("org.signalbox.diameter.")
          || type.startsWith("java.time.Zone");
    }

    private void fields(Object of) throws IllegalAccessException {
      boolean isOurs = of.getClass().getName().startsWith("org.signalbox.");
      if (!isOurs) {
        // What lies behind it cannot be looked at: none but arrays of numbers and such.
        return;
      }
      for (Field field : of.getClass().getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          take(field.get(of));
        }
      }
    }
  }
}
