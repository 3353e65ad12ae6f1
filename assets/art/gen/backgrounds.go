package main

// Room is a background of 1280x720. Talking heads stand at its left half, so the left half stays calm below y=120.
type Room struct {
	ID   string
	Draw func(d *Doc)
}

var rooms = []Room{
	{"it", itOffice}, {"marketing", marketingOffice}, {"finance", financeOffice}, {"meeting", meetingRoom},
	{"workshop", workshop}, {"office", regionalOffice}, {"corridor", corridor}, {"title", titleVisual},
}

func background(r Room) *Doc {
	d := newDoc("bg-" + r.ID)
	r.Draw(d)
	return d
}

// softMargin surrounds a soft room: a blur fades at the edges of its canvas, so the canvas is larger than the picture,
// and whoever rasterises it cuts the margin off.
const softMargin = 24

// softBackground is a room out of focus, for behind a standoff. The room is drawn 8 units larger on every side, which is
// more than the blur reaches.
func softBackground(r Room) *Doc {
	d := newDoc("soft-" + r.ID)
	d.raw(`<g filter="%s">`, d.blur(2.2))
	d.put(background(r), pathf("translate(%v %v) scale(1.0125 1.0223)", softMargin-8, softMargin-8))
	d.raw(`</g>`)
	return d
}

func itOffice(d *Doc) {
	room(d, accent("it"), 540)
	ceiling(d, "#FFFFFF", 330, 760, 1150)
	// cable tray
	d.rect(0, 44, 1280, 8, 0, "#A9BCD3")
	for x := 20.0; x < 1280; x += 64 {
		d.rect(x, 44, 4, 16, 0, "#A9BCD3")
	}
	d.line("M0,62 C200,70 400,56 640,64 S1100,58 1280,66", "#2DD4BF", 4)
	d.line("M0,68 C240,60 460,74 700,66 S1120,72 1280,60", "#7F96B5", 4)
	// server rack behind glass
	shadow(d, 150, 548, 130, 12)
	d.rect(40, 96, 216, 450, 10, "#22314D")
	d.rect(52, 108, 192, 420, 6, "#16223A")
	for i := range 12 {
		y := 118 + float64(i)*34
		d.rect(62, y, 172, 27, 4, "#2B3C5C")
		d.rect(68, y+6, 60, 4, 2, "#455A80")
		d.rect(68, y+15, 44, 4, 2, "#3A4D70")
		for j := range 6 {
			c := []string{"#2DD4BF", "#2DD4BF", "#34D399", "#FBBF24", "#2DD4BF", "#FB7185"}[(i*5+j*3)%6]
			if (i+j)%7 == 0 {
				c = "#41557A"
			}
			d.circle(150+float64(j)*14, y+13, 4, c)
		}
	}
	d.fillA("M60,108 L130,108 L70,528 L52,528 L52,180 Z", "#FFFFFF", .08)
	d.rect(246, 300, 5, 60, 2.5, "#93A9C2")
	// kanban wall
	d.rect(318, 106, 500, 300, 12, "#F7FAFD")
	d.frame(318, 106, 500, 300, 12, "#A9BCD3", 5)
	heads := []string{"#93A9C2", "#38BDF8", "#FBBF24", "#34D399"}
	for i := range 4 {
		x := 334 + float64(i)*120
		d.rect(x, 120, 108, 18, 9, heads[i])
		if i > 0 {
			d.rect(x-7, 122, 2, 270, 1, "#DCE5F0")
		}
	}
	notes := [][]int{{0, 1, 2, 3, 4, 1}, {2, 0, 5}, {4, 3}, {1, 5, 0, 2}}
	cols := []string{"#FDE68A", "#BAE6FD", "#FBCFE8", "#C7F5E6", "#FED7AA", "#DDD6FE"}
	for i, col := range notes {
		for j, n := range col {
			x, y := 338+float64(i)*120+float64(j%2)*52, 148+float64(j/2)*60+float64((i+j)%2)*4
			if i > 0 {
				x, y = 342+float64(i)*120+float64(j%2)*8, 148+float64(j)*58
			}
			w := 46.0
			if i > 0 {
				w = 88
			}
			d.rectA(x+2, y+3, w, 48, 3, ink, .10)
			d.rect(x, y, w, 48, 3, cols[n])
			d.rectA(x+7, y+10, w*.62, 5, 2.5, ink, .35)
			d.rectA(x+7, y+21, w*.42, 5, 2.5, ink, .22)
			if (i+j)%3 == 0 {
				d.circle(x+w-10, y+38, 5, "#FB7185")
			}
		}
	}
	// wall monitor with the uptime curve
	d.rect(866, 110, 344, 206, 12, "#1B2A41")
	d.rect(876, 120, 324, 186, 6, "#142038")
	d.rect(892, 136, 90, 10, 5, "#5C7196")
	d.rect(892, 154, 54, 20, 6, "#2DD4BF")
	d.line("M892,262 l24,-14 l22,10 l24,-34 l22,20 l24,-44 l22,62 l24,-26 l22,8 l24,-26 l22,6 l24,-12", "#2DD4BF", 4)
	d.fillA("M892,262 l24,-14 l22,10 l24,-34 l22,20 l24,-44 l22,62 l24,-26 l22,8 l24,-26 l22,6 l24,-12 L1146,290 L892,290 Z", "#2DD4BF", .16)
	for i := range 3 {
		d.rect(1060+float64(i)*46, 136, 38, 38, 8, "#22365A")
		d.circle(1079+float64(i)*46, 155, 9, []string{"#34D399", "#34D399", "#FBBF24"}[i])
	}
	// back row of desks
	chair(d, 486, 560, .8, "#55739B")
	desk(d, 300, 470, 470, 84, "#D9C3A4")
	monitor(d, 400, 434, 150, 96, func() { codeScreen(d, 400, 434, 150, 96) })
	monitor(d, 572, 434, 150, 96, func() { chartScreen(d, 572, 434, 150, 96, "#38BDF8") })
	cup(d, 486, 470, "#F59E0B")
	papers(d, 672, 470)
	chair(d, 1021, 572, .86, "#3F8F86")
	desk(d, 820, 474, 430, 92, "#D9C3A4")
	monitor(d, 930, 440, 164, 104, func() { chartScreen(d, 930, 440, 164, 104, "#2DD4BF") })
	monitor(d, 1112, 440, 164, 104, func() { codeScreen(d, 1112, 440, 164, 104) })
	cup(d, 1024, 474, "#FFFFFF")
	plant(d, 286, 592, .82, "#F1E3D0")
	plant(d, 1236, 604, .95, "#5E7FA8")
	// front desk edge
	d.rect(-10, 640, 1300, 90, 0, d.vgrad("#C9AF8B", "#A88D69"))
	d.rect(-10, 636, 1300, 18, 0, "#E4CFAF")
	d.rect(60, 600, 196, 40, 8, "#33435F")
	for i := range 12 {
		d.rect(70+float64(i)*15, 608, 11, 9, 2, "#5A6E90")
		d.rect(70+float64(i)*15, 621, 11, 9, 2, "#4B5E7F")
	}
	d.fill("M290,638 q0,-26 24,-26 q22,0 22,26 Z", "#22304A")
	d.rect(760, 618, 130, 18, 3, "#F2F5F9")
	d.rect(766, 606, 118, 13, 3, "#FFFFFF")
	d.rect(764, 594, 122, 13, 3, "#C6F5EC")
	cup(d, 960, 636, "#2DD4BF")
}

func marketingOffice(d *Doc) {
	room(d, accent("marketing"), 548)
	ceiling(d, "#FFF1DC", 300, 700, 1100)
	// accent wall panel
	d.rect(0, 26, 300, 510, 0, "#E9A9C4")
	d.fillA("M0,26 L300,26 L0,420 Z", "#FFFFFF", .14)
	// string of bulbs
	d.line("M0,64 C120,110 220,110 330,72 C450,112 560,112 660,72 C780,112 900,112 1000,72 C1100,108 1200,108 1280,76", "#8C5B6E", 3)
	for i := range 13 {
		x := 40 + float64(i)*98
		y := 92 + 8*float64(i%2)
		d.circle(x, y+8, 22, "#FFE9B044")
		d.ellipseA(x, y+8, 24, 24, "#FFE29A", .35)
		d.ellipse(x, y+8, 9, 11, "#FFD873")
		d.rect(x-4, y-8, 8, 8, 2, "#8C5B6E")
	}
	// campaign posters: spring, car, family of shapes
	poster := func(x, y, w, h float64, c1, c2 string, draw func()) {
		d.rectA(x+6, y+9, w, h, 6, ink, .14)
		d.rect(x, y, w, h, 6, "#FFFFFF")
		d.rect(x+8, y+8, w-16, h-16, 3, d.vgrad(c1, c2))
		d.clipRect(x+8, y+8, w-16, h-16, 3, draw)
	}
	poster(340, 132, 300, 240, "#FDBA74", "#FDE7C8", func() {
		d.circle(560, 226, 62, "#FFF3C9")
		d.fill("M340,330 C400,270 460,300 520,290 S640,260 660,300 L660,400 L340,400 Z", "#5BB58A")
		d.fill("M340,352 C420,320 540,350 660,330 L660,400 L340,400 Z", "#3F9A72")
		car(d, 480, 352, .5, "#D94F70", true)
		d.rect(366, 158, 130, 18, 9, "#FFFFFF")
		d.rect(366, 184, 86, 11, 5.5, "#FFFFFF")
	})
	poster(668, 132, 150, 210, "#C4B5FD", "#EDE4FF", func() {
		d.circle(742, 226, 46, "#FFFFFF")
		d.fill("M742,192 l10,24 l26,2 l-20,17 l6,25 l-22,-14 l-22,14 l6,-25 l-20,-17 l26,-2 Z", "#E879B9")
		d.rect(690, 292, 104, 12, 6, "#7C5BC7")
		d.rect(706, 312, 72, 8, 4, "#A78BFA")
	})
	poster(60, 150, 190, 260, "#FFF4E2", "#FFD9E6", func() {
		d.circle(155, 250, 60, "#FB7185")
		d.fill("M104,330 L155,230 L206,330 Z", "#FBBF24")
		d.rect(100, 330, 110, 40, 6, "#38BDF8")
		d.rect(92, 176, 126, 14, 7, "#9D174D")
	})
	// mood board with swatches
	d.rect(850, 126, 380, 268, 10, "#C99B73")
	d.rect(860, 136, 360, 248, 5, "#E5C29B")
	pin(d, 880, 156, 92, 112, -4, "#FFFFFF", func() {
		d.rect(8, 14, 76, 60, 2, "#9ADBC5")
		d.rect(8, 82, 50, 8, 4, "#C7B6C0")
		d.rect(8, 96, 34, 6, 3, "#E0D3DA")
	})
	pin(d, 996, 150, 120, 82, 3, "#FDE2EC", func() {
		d.circle(60, 44, 24, "#E879B9")
		d.circle(84, 50, 18, "#FBBF24")
	})
	pin(d, 1136, 160, 68, 96, 5, "#FFFFFF", func() {
		for i, c := range []string{"#9D174D", "#E879B9", "#FBCFE8", "#FDE68A"} {
			d.rect(8, 14+float64(i)*19, 52, 16, 2, c)
		}
	})
	pin(d, 890, 288, 100, 76, 4, "#E0F2FE", func() {
		d.line("M12,60 L36,38 L56,48 L86,18", "#0284C7", 6)
	})
	pin(d, 1010, 256, 84, 108, -3, "#FFFFFF", func() {
		d.rect(8, 14, 68, 66, 2, "#FED7AA")
		d.fill("M12,80 L34,46 L48,62 L60,50 L76,80 Z", "#F97316")
		d.rect(8, 90, 44, 7, 3.5, "#C7B6C0")
	})
	pin(d, 1118, 278, 88, 84, -5, "#FEF3C7", func() {
		d.rect(10, 22, 60, 7, 3.5, "#B45309")
		d.rect(10, 38, 66, 6, 3, "#D9B26B")
		d.rect(10, 52, 40, 6, 3, "#D9B26B")
	})
	// low shelf with magazines, awards
	shadow(d, 470, 552, 210, 10)
	d.rect(290, 452, 360, 98, 6, "#FFFFFF")
	d.rect(290, 446, 360, 14, 5, "#E3C8B2")
	for i := range 3 {
		d.rect(302+float64(i)*116, 468, 108, 72, 3, "#F3E3E9")
		for j := range 7 {
			h := 44 + float64((i*3+j*5)%4)*6
			d.rect(308+float64(i)*116+float64(j)*14, 540-h, 11, h, 2, []string{"#E879B9", "#FBBF24", "#60A5FA", "#34D399", "#F9A8D4", "#A78BFA", "#FB923C"}[(i*2+j)%7])
		}
	}
	d.fill("M330,446 l8,-40 h30 l8,40 Z", "#FBBF24")
	d.circle(353, 396, 18, "#FCD34D")
	d.rect(430, 396, 74, 50, 4, "#FFFFFF")
	d.rect(436, 402, 62, 38, 2, "#FBCFE8")
	plant(d, 596, 448, .62, "#FFFFFF")
	// work table in front with colour fans
	shadow(d, 950, 692, 330, 14)
	d.rect(930, 580, 30, 110, 4, "#B98D6B")
	d.rect(1180, 580, 30, 110, 4, "#B98D6B")
	d.rect(690, 580, 30, 110, 4, "#B98D6B")
	d.fill("M640,560 L1262,560 L1280,598 L622,598 Z", "#F6E4D2")
	d.rect(622, 596, 658, 16, 4, "#DDBE9F")
	for i, c := range []string{"#9D174D", "#DB2777", "#E879B9", "#F9A8D4", "#FDE68A", "#FBBF24"} {
		d.raw(`<g transform="translate(760 588) rotate(%s)">`, num(-58+float64(i)*18))
		d.rect(-9, -64, 18, 64, 4, c)
		d.raw(`</g>`)
	}
	d.fill("M860,586 L980,586 L968,572 L874,572 Z", "#FFFFFF")
	d.fill("M1010,590 l8,-96 h130 l8,96 Z", "#33435F")
	d.fill("M1020,584 l7,-82 h112 l7,82 Z", d.vgrad("#FBCFE8", "#FFFFFF"))
	d.circle(1083, 544, 20, "#E879B9")
	d.fill("M990,590 h186 l8,10 h-202 Z", "#B9C4D4")
	cup(d, 1216, 574, "#E879B9")
	plant(d, 60, 640, 1.25, "#FFFFFF")
	d.rect(180, 560, 96, 74, 20, "#E879B9")
	d.rect(172, 596, 112, 44, 16, "#C9538F")
	d.rect(186, 636, 10, 22, 3, "#8C5B6E")
	d.rect(260, 636, 10, 22, 3, "#8C5B6E")
}

func financeOffice(d *Doc) {
	room(d, accent("finance"), 544)
	ceiling(d, "#FFFFFF", 260, 700, 1130)
	// wainscot
	d.rect(0, 400, 1280, 132, 0, "#BFC4DC")
	d.rect(0, 394, 1280, 10, 0, "#F4F5FA")
	for x := 20.0; x < 1280; x += 180 {
		d.frame(x, 420, 150, 96, 4, "#AEB4D0", 3)
	}
	// binder shelves, orderly
	shadow(d, 560, 548, 280, 10)
	d.rect(320, 92, 480, 456, 6, "#8A6B50")
	for r := range 4 {
		y := 104 + float64(r)*110
		d.rect(332, y, 456, 98, 3, "#6D523C")
		d.rectA(332, y, 456, 16, 0, "#3A2A1E", .35)
		for i := range 15 {
			x := 338 + float64(i)*30
			c := []string{"#3C4C80", "#4F60A0", "#6876B8", "#2F7A6B"}[r]
			if i == 9 && r == 1 {
				c = "#D9A441"
			}
			d.rect(x, y+12, 26, 86, 2, d.hgrad(darker(c, .12), c, lighter(c, .14)))
			d.rect(x+5, y+24, 16, 30, 2, "#F6F2E6")
			d.rectA(x+8, y+30, 10, 3, 1.5, ink, .4)
			d.rectA(x+8, y+37, 10, 3, 1.5, ink, .25)
			d.circle(x+13, y+76, 5, "#D7DCEB")
			d.circle(x+13, y+76, 2.4, "#39426A")
		}
	}
	// clock, certificates
	d.circle(900, 150, 50, "#39426A")
	d.circle(900, 150, 43, "#FFFFFF")
	for i := range 12 {
		d.raw(`<rect x="898" y="112" width="4" height="9" rx="2" fill="#5B6B82" transform="rotate(%d 900 150)"/>`, i*30)
	}
	d.line("M900,150 L900,122 M900,150 L918,160", "#1B2A41", 5)
	d.circle(900, 150, 5, "#818CF8")
	for i := range 2 {
		x := 990 + float64(i)*130
		d.rect(x, 106, 110, 84, 4, "#B58A4C")
		d.rect(x+7, 113, 96, 70, 2, "#FFFDF5")
		d.rect(x+25, 126, 60, 7, 3.5, "#5B6B82")
		d.rect(x+20, 142, 70, 4, 2, "#C5CCDA")
		d.rect(x+20, 152, 70, 4, 2, "#C5CCDA")
		d.circle(x+80, 168, 9, "#D9A441")
	}
	// filing cabinets
	for i := range 4 {
		x := 24 + float64(i)*70
		d.rect(x, 236, 68, 312, 4, d.hgrad("#8C97B5", "#A9B3CC", "#B9C2D8"))
		for j := range 4 {
			y := 244 + float64(j)*76
			d.frame(x+5, y, 58, 68, 3, "#7C88A8", 2.6)
			d.rect(x+18, y+14, 32, 16, 2, "#F7F8FC")
			d.rect(x+22, y+20, 20, 4, 2, "#8C97B5")
			d.rect(x+20, y+42, 28, 7, 3.5, "#5E6A8A")
		}
	}
	d.rect(40, 196, 54, 40, 4, "#C7A15A")
	d.rect(104, 188, 60, 48, 4, "#6876B8")
	plant(d, 246, 238, .56, "#F4F5FA")
	// safe
	shadow(d, 1180, 560, 100, 12)
	d.rect(1086, 378, 180, 180, 12, "#3B4460")
	d.rect(1100, 392, 152, 152, 8, d.vgrad("#5B6688", "#485271"))
	d.circle(1170, 462, 40, "#2B3350")
	d.circle(1170, 462, 32, "#C9CFDF")
	for i := range 12 {
		d.raw(`<rect x="1168.5" y="434" width="3" height="8" fill="#485271" transform="rotate(%d 1170 462)"/>`, i*30)
	}
	d.circle(1170, 462, 14, "#7D88A8")
	d.line("M1170,462 L1182,446", "#2B3350", 5)
	d.rect(1216, 436, 12, 52, 6, "#D9A441")
	d.rect(1096, 410, 8, 30, 3, "#7D88A8")
	d.rect(1096, 496, 8, 30, 3, "#7D88A8")
	d.rect(1102, 556, 20, 10, 2, "#2B3350")
	d.rect(1230, 556, 20, 10, 2, "#2B3350")
	// desk in front, everything at right angles
	shadow(d, 930, 704, 330, 12)
	d.rect(650, 600, 560, 112, 4, "#7A5A41")
	d.rect(674, 624, 150, 74, 3, "#6B4D37")
	d.rect(1036, 624, 150, 74, 3, "#6B4D37")
	d.circle(749, 661, 6, "#D9A441")
	d.circle(1111, 661, 6, "#D9A441")
	d.rect(630, 584, 600, 22, 6, d.vgrad("#B08A66", "#8F6C4C"))
	monitor(d, 900, 548, 196, 124, func() {
		d.rect(802, 424, 196, 124, 0, "#FFFFFF")
		d.rect(802, 424, 196, 20, 0, "#818CF8")
		for r := range 6 {
			for c := range 5 {
				d.rect(814+float64(c)*36, 454+float64(r)*15, 28, 8, 2, []string{"#E3E6FE", "#EEF1F7", "#D5DBEA"}[(r+c*2)%3])
			}
		}
	})
	for i, c := range []string{"#39426A", "#7A3B46", "#2F7A6B"} {
		d.rect(694, 564-float64(i)*20, 96, 20, 3, c)
		d.rect(694, 568-float64(i)*20, 86, 12, 2, "#F6F2E6")
	}
	d.fill("M1030,584 l8,-26 h70 l8,26 Z", "#33415A")
	for i := range 8 {
		d.rect(1042+float64(i%4)*16, 566+float64(i/4)*9, 11, 6, 1.5, "#AEB9CF")
	}
	lamp(d, 658, 584, "#2F7A6B")
	cup(d, 1170, 584, "#818CF8")
}

func meetingRoom(d *Doc) {
	room(d, accent("meeting"), 520)
	ceiling(d, "#FFFFFF", 260, 640, 1040)
	window(d, 50, 100, 560, 330, 3, "#BFE0F7", "#EAF5FB")
	// blind above
	d.rect(36, 84, 588, 20, 4, "#DCE6F0")
	for i := range 3 {
		d.rect(36, 106+float64(i)*11, 588, 7, 3, "#F1F5FA")
	}
	// projector screen
	d.rect(688, 84, 544, 16, 8, "#5B6B82")
	d.rect(704, 98, 512, 306, 3, "#FFFFFF")
	d.rect(704, 396, 512, 12, 3, "#8595AC")
	d.rect(736, 126, 200, 18, 9, "#12203A")
	d.rect(736, 154, 140, 10, 5, "#9FB2CE")
	for i, h := range []float64{60, 96, 80, 132, 158} {
		d.rect(748+float64(i)*44, 356-h, 30, h, 4, []string{"#BAE6FD", "#7DD3FC", "#7DD3FC", "#38BDF8", "#0EA5E9"}[i])
	}
	d.rect(736, 358, 240, 4, 2, "#CBD6E4")
	d.raw(`<circle cx="1090" cy="250" r="64" fill="none" stroke="#E5ECF4" stroke-width="30"/>`)
	d.raw(`<circle cx="1090" cy="250" r="64" fill="none" stroke="#34D399" stroke-width="30" stroke-dasharray="240 402" transform="rotate(-90 1090 250)"/>`)
	d.raw(`<circle cx="1090" cy="250" r="64" fill="none" stroke="#FBBF24" stroke-width="30" stroke-dasharray="90 402" stroke-dashoffset="-240" transform="rotate(-90 1090 250)"/>`)
	d.rect(1040, 346, 100, 9, 4.5, "#B7C4D6")
	d.fillA("M960,0 L704,98 L1216,98 Z", "#FFFFFF", .25)
	d.rect(920, 20, 80, 26, 8, "#F7FAFD")
	d.circle(960, 44, 10, "#7DD3FC")
	// carpet
	d.fillA("M120,560 L1160,560 L1280,720 L0,720 Z", "#5F769A", .35)
	// far chairs, table in perspective, near chairs
	for _, x := range []float64{330, 500, 670, 840} {
		chair(d, x, 560, .62, "#4A6590")
	}
	d.fill("M250,512 L930,512 L1090,604 L90,604 Z", d.vgrad("#D8B48A", "#C39A6C"))
	d.fillA("M300,516 L560,516 L420,600 L130,600 Z", "#FFFFFF", .16)
	d.fill("M90,604 L1090,604 L1084,628 L96,628 Z", "#9A7549")
	d.fill("M380,628 L800,628 L760,712 L420,712 Z", "#7F6040")
	for _, p := range [][3]float64{{300, 560, 0}, {520, 548, 1}, {820, 566, 2}} {
		d.fill(pathf("M%v,%v l80,0 l14,22 l-96,0 Z", p[0], p[1]), "#F6F9FC")
		d.lineA(pathf("M%v,%v l50,0 m-48,7 l60,0", p[0]+12, p[1]+7), "#9FB2CE", 3, .9)
	}
	d.fill("M640,566 l18,-66 h92 l-14,66 Z", "#C7D1DE")
	d.fill("M616,566 h120 l10,10 h-140 Z", "#93A1B5")
	cup(d, 462, 580, "#FFFFFF")
	cup(d, 950, 580, "#38BDF8")
	d.fill("M560,590 q20,-22 44,0 Z", "#33435F")
	plant(d, 1226, 610, 1.15, "#FFFFFF")
	chair(d, 260, 716, .95, "#38537E")
	chair(d, 930, 716, .95, "#38537E")
}
