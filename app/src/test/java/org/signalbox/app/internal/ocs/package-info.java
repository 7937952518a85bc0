@NullMarked
package org.signalbox.app.internal.ocs;

import org.jspecify.annotations.NullMarked;
