/** Network functions for people: the API methods that {@code signalbox nrf} calls. */
@NullMarked
package org.signalbox.app.internal.nrf;

import org.jspecify.annotations.NullMarked;
