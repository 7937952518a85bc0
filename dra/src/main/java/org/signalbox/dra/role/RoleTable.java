package org.signalbox.dra.role;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which side of an application may get which request, and which roles stand where. Immutable; any
 * thread may use it.
 */
public final class RoleTable {

  private final Map<Integer, ApplicationSides> applications;
  private final Map<String, PeerRole> roles;

  private static final class Standard {
    static final RoleTable TABLE = of(new RoleTableReader().readStandard());
  }

  private RoleTable(Map<Integer, ApplicationSides> applications, Map<String, PeerRole> roles) {
    this.applications = Map.copyOf(applications);
    this.roles = roles;
  }

  /** The table of the specifications, read at first use. */
  public static RoleTable standard() {
    return Standard.TABLE;
  }

  static RoleTable of(Collection<ApplicationSides> applications) {
    Map<Integer, ApplicationSides> byId = new HashMap<>();
    Map<String, Map<Integer, Set<Side>>> sides = new TreeMap<>();
    for (ApplicationSides application : applications) {
      byId.put(application.id(), application);
      application.clients().forEach(role -> add(sides, role, application.id(), Side.CLIENT));
      application.servers().forEach(role -> add(sides, role, application.id(), Side.SERVER));
    }
    Map<String, PeerRole> roles = new TreeMap<>();
    sides.forEach((name, of) -> roles.put(name, new PeerRole(name, of)));
    return new RoleTable(byId, roles);
  }

  private static void add(
      Map<String, Map<Integer, Set<Side>>> sides, String role, int application, Side side) {
    sides
        .computeIfAbsent(role, name -> new HashMap<>())
        .computeIfAbsent(application, id -> new HashSet<>())
        .add(side);
  }

  /** The table with an operator's own role, which takes the place of one with its name. */
  public RoleTable with(PeerRole own) {
    Map<String, PeerRole> more = new TreeMap<>(roles);
    more.put(own.name(), own);
    return new RoleTable(applications, more);
  }

  /** A role by its name in any case. */
  public Optional<PeerRole> role(String name) {
    return Optional.ofNullable(roles.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The names of all roles, in order. */
  public List<String> roleNames() {
    return new ArrayList<>(roles.keySet());
  }

  /**
   * The one side of an application that may get a request; empty when both may, or when the table
   * does not know the request.
   */
  public Optional<Side> receiver(int applicationId, int commandCode) {
    ApplicationSides application = applications.get(applicationId);
    return application == null ? Optional.empty() : application.receiver(commandCode);
  }

  /** The name of an application of the table; its number when it is not there. */
  public String applicationName(int applicationId) {
    return Optional.ofNullable(applications.get(applicationId))
        .map(ApplicationSides::name)
        .orElseGet(() -> Integer.toUnsignedString(applicationId));
  }
}
