/**
 * Filters, attributes and chargers over the API.
 *
 * <p>Starting points: {@link org.signalbox.rpc.profile.ProfileMethods} (all methods), {@link
 * org.signalbox.rpc.profile.ProfileContext} (what they work with).
 */
@NullMarked
package org.signalbox.rpc.profile;

import org.jspecify.annotations.NullMarked;
