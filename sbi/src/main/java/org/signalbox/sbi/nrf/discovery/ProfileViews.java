package org.signalbox.sbi.nrf.discovery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;

/**
 * Profiles as they were shown last, by view: most consumers ask for the same. A changed profile
 * drops its views. At most {@value #VIEWS_MAX} views of a profile are kept; others are made anew
 * each time.
 *
 * <p>Any thread may ask; two may make the same view at once, which harms nobody.
 */
final class ProfileViews {

  private static final int VIEWS_MAX = 16;

  private final Map<NfInstanceId, Shown> shown = new ConcurrentHashMap<>();

  /** Views of one state of a profile. */
  private record Shown(NfProfile profile, Map<ProfileView, ShownProfile> views) {}

  private ProfileViews() {}

  /** Views of the profiles of a register. */
  static ProfileViews of(NfRegister register) {
    ProfileViews views = new ProfileViews();
    register.listen(change -> {
      if (change instanceof NfChange.Removed removed) {
        views.shown.remove(removed.before().id());
      }
    });
    return views;
  }

  /** A profile in a view. */
  ShownProfile show(NfProfile profile, ProfileView view) {
    Shown current = shown.get(profile.id());
    if (current == null || !current.profile().equals(profile)) {
      current = new Shown(profile, new ConcurrentHashMap<>());
      shown.put(profile.id(), current);
    }
    ShownProfile known = current.views().get(view);
    if (known != null) {
      return known;
    }
    ShownProfile made = new ShownProfile(view.render(profile));
    if (current.views().size() < VIEWS_MAX) {
      current.views().put(view, made);
    }
    return made;
  }
}
