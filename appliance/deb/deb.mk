# The Debian package, and what it has over "make install": the units, rule and settings of the appliance.
UNITS      = appliance/units
SYSTEM     = $(DESTDIR)/lib/systemd/system
SCRIPTS    = $(addprefix $(UNITS)/,kiosk-stick kiosk-inbox kiosk-clock kiosk-console) appliance/deb/build.sh \
             $(addprefix appliance/deb/,try.sh try_inside.sh postinst prerm postrm)

deb: ## build a Debian package (build/kiosk_VERSION_ARCH.deb)
	@$(call need,$(DEB_BUILD) $(DEB_PACKAGE))
	@$(MAKE) deb-now

deb-now: $(BUILD)/kiosk $(BUILD)/data/duc-trong.db
	@sh appliance/deb/build.sh $(BUILD) $(VERSION)

# Debian 12's folders. The example has no serial, so that any file of the office's is newer.
install-appliance: $(BUILD)/data/duc-trong.db
	install -d $(SYSTEM) $(DESTDIR)/lib/udev/rules.d $(DESTDIR)/etc/kiosk/trusted $(DESTDIR)/usr/lib/kiosk \
	    $(DESTDIR)/usr/lib/systemd/user $(DESTDIR)/usr/lib/sysusers.d $(DESTDIR)/usr/lib/tmpfiles.d \
	    $(DESTDIR)/usr/share/kiosk/example $(DESTDIR)/usr/share/bash-completion/completions
	install -m 644 $(filter-out $(UNITS)/kiosk-session.service,$(wildcard $(UNITS)/*.service $(UNITS)/*.path \
	    $(UNITS)/*.timer)) $(SYSTEM)
	install -m 644 $(UNITS)/kiosk-session.service $(DESTDIR)/usr/lib/systemd/user
	install -m 755 $(addprefix $(UNITS)/,kiosk-stick kiosk-inbox kiosk-clock kiosk-console) \
	    $(DESTDIR)/usr/lib/kiosk
	install -m 644 $(UNITS)/90-kiosk.rules $(DESTDIR)/lib/udev/rules.d
	install -m 644 $(UNITS)/kiosk.sysusers $(DESTDIR)/usr/lib/sysusers.d/kiosk.conf
	install -m 644 $(UNITS)/kiosk.tmpfiles $(DESTDIR)/usr/lib/tmpfiles.d/kiosk.conf
	install -m 644 $(UNITS)/kiosk.conf $(DESTDIR)/etc/kiosk.conf
	install -m 644 appliance/deb/first.conf $(DESTDIR)/usr/share/kiosk/first.conf
	install -m 644 $(BUILD)/data/duc-trong.db $(DESTDIR)/usr/share/kiosk/example/kiosk.db
	sqlite3 -bail $(DESTDIR)/usr/share/kiosk/example/kiosk.db "DELETE FROM setting WHERE name = 'serial'; VACUUM"
	install -m 644 appliance/units/kiosk.bash $(DESTDIR)/usr/share/bash-completion/completions/kiosk

.PHONY: deb deb-now install-appliance
