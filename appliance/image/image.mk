# The image of a disk that boots into the picture, and its proof in an emulator.
image: ## build the image of a disk that boots into the picture (KEYS, CONF, CONSOLE, TIMEZONE, ROOT_MIB, DATA_MIB)
	@$(call need,$(DEB_BUILD) $(DEB_PACKAGE) $(DEB_APPLIANCE))
	@$(MAKE) deb-now
	@sh appliance/image/make-image.sh $(BUILD)/kiosk_$(VERSION)_$$(dpkg --print-architecture).deb $(BUILD)/image

raspberry: ## make the root of a Raspberry Pi, and try its programs by qemu-user
	@$(call need,$(DEB_BUILD) $(DEB_PACKAGE) $(DEB_APPLIANCE) $(DEB_RASPBERRY))
	@$(MAKE) deb-now
	@sh appliance/image/raspberry.sh $(BUILD) $(VERSION) "$(DEB_BUILD)"

test-appliance: ## boot the image in QEMU and prove it, step by step (WORDS: only steps with one of them)
	@$(call need,$(DEB_BUILD) $(DEB_PACKAGE) $(DEB_APPLIANCE) $(DEB_TEST))
	@[ -e $(BUILD)/image/kiosk.img ] || $(MAKE) image
	@[ ! $(BUILD)/kiosk -nt $(BUILD)/image/kiosk.img ] || echo "  The image is older than the program: make image makes it anew."
	@/usr/bin/python3 -B appliance/test/run.py $(BUILD)/image $(BUILD) $(WORDS)

SCRIPTS   += $(wildcard appliance/image/*.sh) appliance/image/init appliance/image/root/usr/lib/kiosk-image/data \
             appliance/test/guest/bin/switch_root

.PHONY: image raspberry test-appliance
